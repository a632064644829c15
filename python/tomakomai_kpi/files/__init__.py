# SPDX-License-Identifier: BSL-1.0
"""Files in and out: encodings, whole files or none, libraries that extras bring."""
