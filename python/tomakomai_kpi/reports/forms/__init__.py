# SPDX-License-Identifier: BSL-1.0
"""What the forms of all four reports share: lines, cells, pages."""
