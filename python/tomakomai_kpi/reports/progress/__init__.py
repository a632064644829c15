# SPDX-License-Identifier: BSL-1.0
"""The report of a plan's progress: its model, and a writer for each form."""
