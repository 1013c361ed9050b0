"""What the environment says: of the image, and of the place where it runs."""

import os
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Settings:
    environment: str = field(default_factory=lambda: os.environ.get("ENVIRONMENT", "development"))
    build_date: str = field(default_factory=lambda: os.environ.get("BUILD_DATE", "unknown"))


settings = Settings()
