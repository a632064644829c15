# SPDX-License-Identifier: BSL-1.0
"""The recipe of tomakomai_kpi for Conan 2: `conan create packaging/conan` in this tree.

The option `core` packs the headers alone, from exact numbers to run-time values.
"""

import re
from pathlib import Path

from conan import ConanFile
from conan.tools.build import check_min_cppstd
from conan.tools.cmake import CMake, CMakeDeps, CMakeToolchain, cmake_layout
from conan.tools.files import copy, load

PARTS = ("CMakeLists.txt", "LICENSE", "cmake/*", "include/*", "single_include/*", "src/*")


class TomakomaiKpi(ConanFile):
    name = "tomakomai_kpi"
    description = "Exact progress of municipal key performance indicators"
    license = "BSL-1.0"
    package_type = "library"
    settings = "os", "compiler", "build_type", "arch"
    options = {"shared": [True, False], "fPIC": [True, False], "core": [True, False]}
    default_options = {"shared": False, "fPIC": True, "core": False}
    implements = ["auto_shared_fpic"]

    @property
    def _tree(self) -> str:
        return str(Path(self.recipe_folder).parents[1])

    def set_version(self) -> None:
        header = load(self, str(Path(self._tree) / "include/tomakomai_kpi/version.hpp"))
        self.version = ".".join(re.findall(r"_VERSION_(?:MAJOR|MINOR|PATCH) (\d+)", header))

    def export_sources(self) -> None:
        for part in PARTS:
            copy(self, part, self._tree, self.export_sources_folder)

    def layout(self) -> None:
        cmake_layout(self)

    def requirements(self) -> None:
        # Headers alone; who includes value/exact_boost.hpp or takes `core` needs them too.
        self.requires("boost/[>=1.74 <2]", transitive_headers=True, options={"header_only": True})

    def validate(self) -> None:
        check_min_cppstd(self, 20)

    def package_id(self) -> None:
        if self.info.options.core:
            self.info.clear()

    def generate(self) -> None:
        toolchain = CMakeToolchain(self)
        toolchain.cache_variables["TOMAKOMAI_KPI_DOCUMENT"] = not self.options.core
        toolchain.cache_variables["TOMAKOMAI_KPI_INSTALL"] = True
        toolchain.cache_variables["TOMAKOMAI_KPI_TESTS"] = False
        toolchain.cache_variables["TOMAKOMAI_KPI_EXAMPLES"] = False
        boost = self.dependencies["boost"].cpp_info.includedirs
        toolchain.cache_variables["TOMAKOMAI_KPI_BOOST_INCLUDE_DIR"] = boost[0]
        toolchain.generate()
        CMakeDeps(self).generate()

    def build(self) -> None:
        cmake = CMake(self)
        cmake.configure()
        cmake.build()

    def package(self) -> None:
        copy(self, "LICENSE", self.source_folder, str(Path(self.package_folder) / "licenses"))
        CMake(self).install()

    def package_info(self) -> None:
        # find_package takes the library's own configuration.
        self.cpp_info.set_property("cmake_find_mode", "none")
        self.cpp_info.builddirs = ["lib/cmake/tomakomai_kpi"]
        self.cpp_info.libs = [] if self.options.core else ["tomakomai_kpi"]
        self.cpp_info.defines = ["TOMAKOMAI_KPI_HEADER_ONLY"] if self.options.core else []
