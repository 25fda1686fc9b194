"""Commands about the record."""

# Each module adds its commands, which are listed in this order.
from excomm.cli.record import citing as citing
from excomm.cli.record import doubting as doubting
from excomm.cli.record import exporting as exporting
from excomm.cli.record import finding as finding
from excomm.cli.record import keeping as keeping
from excomm.cli.record import statements as statements
from excomm.cli.record.app import record_app

__all__ = ["record_app"]
