from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("meetings", "0004_caught_up")]

    operations = [
        migrations.AddField(
            model_name="attendance",
            name="promised",
            field=models.BooleanField(default=False),
        ),
    ]
