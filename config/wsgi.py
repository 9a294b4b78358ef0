"""The server entry: gunicorn loads `config.wsgi:application`."""

import os

from django.core.wsgi import get_wsgi_application

from config.startup import refuse_demo_accounts
from core.stamps import raise_stamp

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")

application = get_wsgi_application()
refuse_demo_accounts()
# A new start may be a new release, whose pages look different.
raise_stamp()
