"""Articles without end, made of the paragraphs of the samples: other figures, names and days in each."""

import itertools
import json
import random
import re
from collections.abc import Iterator
from pathlib import Path

GIVEN = "سالم هاشم ناصر كريم وليد سمير فريد ماجد رامي زياد منى هالة سلوى ريم دانة لينا نادر حسام طارق بسام".split()
FAMILY = "الجبوري الراوي الزيدي الخوري الحداد المصري التونسي العلوي الشامي النجار الفاسي السامرائي".split()
OUTLETS = ["الساحل", "الضفة", "المدينة", "النهر", "الميناء", "الواحة", "القلعة", "الجسر"]
PARAGRAPHS = 5


def paragraphs(samples: Path) -> list[str]:
    """The paragraphs of the sample articles, headlines and datelines left out."""
    texts = [path.read_text(encoding="utf-8").splitlines()[2:] for path in sorted(samples.glob("*.txt"))]
    return [paragraph for text in texts for paragraph in text if paragraph.strip()]


def articles(samples: Path, seed: int = 7) -> Iterator[str]:
    """Lines of JSON, an article each, the same for the same seed."""
    chance = random.Random(seed)
    pool = paragraphs(samples)
    for number in itertools.count():
        chosen = chance.sample(pool, PARAGRAPHS)
        body = "\n".join(altered(paragraph, chance) for paragraph in chosen)
        year, month, day = chance.randint(2005, 2024), chance.randint(1, 12), chance.randint(1, 28)
        yield json.dumps(
            {
                "id": f"soak-{seed}-{number}",
                "outlet": chance.choice(OUTLETS),
                "published": f"{year}-{month:02}-{day:02}",
                "headline": f"الخبر رقم {number}",
                "body": body,
            },
            ensure_ascii=False,
        )


def altered(paragraph: str, chance: random.Random) -> str:
    """A paragraph with other figures, and somebody else in the place of whoever has a family name of our list."""
    paragraph = re.sub(r"\d+", lambda _: str(chance.randint(2, 9999)), paragraph)
    person = f"{chance.choice(GIVEN)} {chance.choice(FAMILY)}"
    return re.sub(rf"\w+ ({'|'.join(FAMILY)})", person, paragraph)
