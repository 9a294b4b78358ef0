"""Languages, formats and time: Russian and Kyrgyz first, Bishkek time, stored in UTC."""

from config.settings.environment import BASE_DIR

LANGUAGE_CODE = "ru"
LANGUAGES = [("ru", "Русский"), ("ky", "Кыргызча"), ("en", "English")]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAIL_I18N_ENABLED = True
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
# Only languages with a Wagtail catalogue; ky falls back to Russian through LANGUAGE_CODE.
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES

USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Bishkek"
USE_THOUSAND_SEPARATOR = False
FORMAT_MODULE_PATH = ["core.formats"]
LOCALE_PATHS = [BASE_DIR / "locale"]
