# SPDX-License-Identifier: BSL-1.0
"""The subcommands of ``tomakomai-kpi``, one module each."""
