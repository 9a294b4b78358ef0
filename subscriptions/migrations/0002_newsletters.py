import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("subscriptions", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Newsletter",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("publication", models.CharField(max_length=40, verbose_name="publication")),
                ("issue_key", models.UUIDField()),
                ("domain", models.CharField(max_length=255)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("sending", "being sent"),
                            ("done", "sent"),
                            ("stopped", "stopped"),
                        ],
                        default="sending",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("queued_at", models.DateTimeField(auto_now_add=True, verbose_name="written")),
                ("filled_until", models.BigIntegerField(default=0)),
                ("filled_at", models.DateTimeField(blank=True, null=True)),
                ("next_at", models.DateTimeField(blank=True, null=True, verbose_name="goes on")),
                ("holder", models.CharField(blank=True, max_length=32)),
                ("lease_until", models.DateTimeField(blank=True, null=True)),
                ("troubles", models.PositiveSmallIntegerField(default=0)),
                ("error", models.CharField(blank=True, max_length=300, verbose_name="error")),
                ("done_at", models.DateTimeField(blank=True, null=True, verbose_name="sent")),
                ("sent", models.PositiveIntegerField(default=0, verbose_name="sent")),
                ("failed", models.PositiveIntegerField(default=0, verbose_name="not delivered")),
                (
                    "skipped",
                    models.PositiveIntegerField(default=0, verbose_name="not wanted any more"),
                ),
            ],
            options={
                "verbose_name": "newsletter",
                "verbose_name_plural": "newsletters",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("publication", "issue_key"), name="unique_newsletter_of_issue"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="NewsletterPreference",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("publication", models.CharField(max_length=40, verbose_name="publication")),
                ("digest", models.CharField(editable=False, max_length=64)),
                ("address", models.EmailField(blank=True, max_length=254, verbose_name="address")),
                (
                    "language",
                    models.CharField(
                        choices=[("ru", "Русский"), ("ky", "Кыргызча"), ("en", "English")],
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                ("topics", models.JSONField(blank=True, default=list, verbose_name="sections")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "waits for the press in the letter"),
                            ("confirmed", "gets letters"),
                            ("paused", "paused: letters come back"),
                            ("stopped", "gets none"),
                        ],
                        default="asked",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("round", models.PositiveIntegerField(default=0)),
                ("asked_at", models.DateTimeField(blank=True, null=True, verbose_name="asked")),
                (
                    "confirmed_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="confirmed"),
                ),
                ("stopped_at", models.DateTimeField(blank=True, null=True, verbose_name="stopped")),
                (
                    "refusals",
                    models.PositiveSmallIntegerField(default=0, verbose_name="refused in a row"),
                ),
                (
                    "refused_with",
                    models.CharField(blank=True, max_length=300, verbose_name="last refusal"),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="newsletters",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "address of the newsletter",
                "verbose_name_plural": "addresses of the newsletter",
            },
        ),
        migrations.CreateModel(
            name="NewsletterDelivery",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("new", "waiting"),
                            ("in_hand", "being sent"),
                            ("sent", "sent"),
                            ("failed", "not delivered"),
                            ("skipped", "not wanted any more"),
                        ],
                        default="new",
                        max_length=10,
                    ),
                ),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("next_at", models.DateTimeField(blank=True, null=True)),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
                ("error", models.CharField(blank=True, max_length=300)),
                (
                    "newsletter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="deliveries",
                        to="subscriptions.newsletter",
                    ),
                ),
                (
                    "preference",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="deliveries",
                        to="subscriptions.newsletterpreference",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="NewsletterLetter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[("ru", "Русский"), ("ky", "Кыргызча"), ("en", "English")],
                        max_length=2,
                    ),
                ),
                ("subject", models.CharField(max_length=250)),
                ("content", models.JSONField()),
                (
                    "newsletter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="letters",
                        to="subscriptions.newsletter",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("newsletter", "language"), name="unique_newsletter_language"
                    )
                ],
            },
        ),
        migrations.AddIndex(
            model_name="newsletterpreference",
            index=models.Index(fields=["publication", "state", "id"], name="newsletter_readers"),
        ),
        migrations.AddConstraint(
            model_name="newsletterpreference",
            constraint=models.UniqueConstraint(
                fields=("publication", "digest"), name="unique_newsletter_address"
            ),
        ),
        migrations.AddIndex(
            model_name="newsletterdelivery",
            index=models.Index(fields=["newsletter", "state", "id"], name="newsletter_deliveries"),
        ),
        migrations.AddConstraint(
            model_name="newsletterdelivery",
            constraint=models.UniqueConstraint(
                fields=("newsletter", "preference"), name="unique_newsletter_delivery"
            ),
        ),
    ]
