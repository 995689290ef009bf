"""The pages of insight. Importing this package registers every view on the blueprint."""

from app.insight.views import counted, evidence, giving, kit, messages, my_data, report_files, reports, team, visibility
from app.insight.views.blueprint import blueprint

__all__ = [
    "blueprint",
    "counted",
    "evidence",
    "giving",
    "kit",
    "messages",
    "my_data",
    "report_files",
    "reports",
    "team",
    "visibility",
]
