# SPDX-License-Identifier: BSL-1.0
"""Why the system refuses a file, in Japanese beside its own words."""

import errno
from typing import NamedTuple

_WORDS = {
    errno.ENOENT: "ファイルかフォルダーがありません",
    errno.EACCES: "権限がありません",
    errno.EPERM: "権限がありません",
    errno.EISDIR: "フォルダーです",
    errno.ENOTDIR: "フォルダーではないものの中を指しています",
    errno.EEXIST: "同じ名前のものがあります",
    errno.ENOSPC: "空き容量がありません",
    errno.EDQUOT: "割り当てられた容量を超えました",
    errno.EFBIG: "大きすぎます",
    errno.EROFS: "書き込めない場所です",
    errno.ENAMETOOLONG: "名前が長すぎます",
    errno.ELOOP: "リンクの先をたどれません",
    errno.EBUSY: "ほかで使われています",
    errno.EPIPE: "受け手が閉じています",
    errno.EIO: "読み書きの途中で装置の誤りが起きました",
}


class Reason(NamedTuple):
    """Both begin with what joins them to words before: ``: 権限がありません``; or are empty."""

    japanese: str
    english: str


def reason_of(error: Exception) -> Reason:
    """What the system says of it, else what Python does."""
    english = getattr(error, "strerror", None) or str(error)
    japanese = _WORDS.get(getattr(error, "errno", None) or 0, "")
    if type(error) is ValueError or isinstance(error, UnicodeEncodeError):  # a NUL in it, a half
        japanese = "名前に使えない文字があります"
    return Reason(f": {japanese}" if japanese else "", f": {english}" if english else "")
