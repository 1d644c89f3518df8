"""Make the subset of Noto Sans Arabic that ``arabic_font: true`` in mkdocs.yml puts on Arabic pages.

Needed once, and again only to renew the font: ``pip install fonttools brotli``, Debian's ``fonts-noto-core``, then
``python scripts/arabic_font.py /usr/share/fonts/truetype/noto/NotoSansArabic-Regular.ttf``. The same font and the
same releases of both packages give the same bytes; the file here is from fonts-noto-core 20201225, fonttools 4.68
and brotli 1.2. Its licence, the SIL Open Font License 1.1, lies beside it.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "overrides" / "assets" / "fonts" / "noto-sans-arabic.woff2"
# Arabic and Persian letters, short vowels, punctuation, both sets of digits, the joiners, and what stands right
# beside Arabic letters. Latin letters and digits come from the reader's own fonts.
UNICODES = (
    "0020-0021,0028-0029,002E,003A,00A0,00AB,00BB,060C,061B,061F,0621-063A,0640-0652,0660-066C,0670-0671,067E,0686,"
    "0698,06A9,06AF,06C0,06CC,06F0-06F9,200C-200D"
)
OPTIONS = (
    "--flavor=woff2",
    "--layout-features=ccmp,isol,init,medi,fina,rlig,mark",
    "--no-hinting",
    "--desubroutinize",
    "--name-IDs=0,13,14",
    "--no-recommended-glyphs",
    "--drop-tables+=GDEF,meta,STAT",
)


def main() -> int:
    """Run fonttools on the font that the command line names."""
    command = ["pyftsubset", sys.argv[1], f"--unicodes={UNICODES}", f"--output-file={TARGET}", *OPTIONS]
    return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
