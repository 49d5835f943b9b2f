"""The extensions that the office stands on, each made once here and bound to the application in `lcadmin.app`."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING, Any

from flask_babel import Babel
from flask_migrate import Migrate
from flask_security import Security
from flask_sqlalchemy import SQLAlchemy
from flask_wtf import CSRFProtect
from sqlalchemy import MetaData
from sqlalchemy.orm import DeclarativeBase

from lcadmin.columns import UtcDateTime

NAMES = {  # every constraint has a name, or SQLite's batch migrations cannot find it again
    "ix": "ix_%(column_0_N_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """What every table shares: named constraints."""

    metadata = MetaData(naming_convention=NAMES)


def to_json(value: Any) -> str:
    """JSON as it stands in the database: Chinese readable, no spaces."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


db = SQLAlchemy(model_class=Base, engine_options={"json_serializer": to_json})
db.Model.registry.update_type_annotation_map({datetime: UtcDateTime})  # type: ignore[attr-defined]
migrate = Migrate()
babel = Babel()
csrf = CSRFProtect()
security = Security()

if TYPE_CHECKING:

    class Model(Base):
        """The base class of all tables, as the type checker sees it."""

        __abstract__ = True

else:
    Model = db.Model
