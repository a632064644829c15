# SPDX-License-Identifier: BSL-1.0
"""The four reports: progress, review, audit and rulebooks."""
