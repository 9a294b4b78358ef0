"""Acts in articles are chosen from a list; what is stored stays the same."""

import wagtail.fields
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("magazine", "0004_shelf_of_publications"),
    ]

    operations = [
        migrations.AlterField(
            model_name="announcementpage",
            name="body",
            field=wagtail.fields.StreamField(
                [
                    ("text", 0),
                    ("quote", 3),
                    ("picture", 6),
                    ("table", 7),
                    ("bars", 15),
                    ("figures", 22),
                    ("box", 26),
                    ("question", 33),
                    ("law", 38),
                    ("voice", 42),
                    ("document", 43),
                ],
                block_lookup={
                    0: (
                        "core.blocks.body.CleanTextBlock",
                        (),
                        {
                            "features": ["h2", "h3", "bold", "ol", "ul", "link"],
                            "help_text": "A footnote is marked in the text as [^1]; its text stands below under that number.",
                            "label": "Text",
                        },
                    ),
                    1: ("wagtail.blocks.TextBlock", (), {"label": "Quote", "max_length": 400}),
                    2: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"label": "Who said it (post)", "required": False},
                    ),
                    3: ("wagtail.blocks.StructBlock", [[("text", 1), ("speaker", 2)]], {}),
                    4: ("wagtail.images.blocks.ImageBlock", [], {"label": "Picture"}),
                    5: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"label": "What, where, when", "required": False},
                    ),
                    6: ("wagtail.blocks.StructBlock", [[("image", 4), ("caption", 5)]], {}),
                    7: ("wagtail.contrib.table_block.blocks.TableBlock", (), {"label": "Table"}),
                    8: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"label": "What the chart shows", "max_length": 160},
                    ),
                    9: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"label": "Unit and year", "max_length": 60},
                    ),
                    10: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"label": "What is counted", "max_length": 80},
                    ),
                    11: ("wagtail.blocks.DecimalBlock", (), {"label": "Value", "min_value": 0}),
                    12: ("wagtail.blocks.StructBlock", [[("label", 10), ("value", 11)]], {}),
                    13: (
                        "wagtail.blocks.ListBlock",
                        (12,),
                        {"label": "Bars", "max_num": 12, "min_num": 2},
                    ),
                    14: ("wagtail.blocks.CharBlock", (), {"label": "Source", "max_length": 160}),
                    15: (
                        "wagtail.blocks.StructBlock",
                        [[("title", 8), ("unit", 9), ("rows", 13), ("source", 14)]],
                        {},
                    ),
                    16: ("wagtail.blocks.CharBlock", (), {"label": "Figure", "max_length": 12}),
                    17: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"label": "Unit", "max_length": 30, "required": False},
                    ),
                    18: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"label": "What it counts, and when", "max_length": 120},
                    ),
                    19: (
                        "wagtail.blocks.StructBlock",
                        [[("figure", 16), ("unit", 17), ("text", 18)]],
                        {},
                    ),
                    20: (
                        "wagtail.blocks.ListBlock",
                        (19,),
                        {"label": "Figures", "max_num": 4, "min_num": 2},
                    ),
                    21: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"label": "Source", "max_length": 160, "required": False},
                    ),
                    22: ("wagtail.blocks.StructBlock", [[("figures", 20), ("source", 21)]], {}),
                    23: ("wagtail.blocks.CharBlock", (), {"label": "Heading", "max_length": 100}),
                    24: ("wagtail.blocks.CharBlock", (), {"max_length": 240}),
                    25: ("wagtail.blocks.ListBlock", (24,), {"label": "Lines", "min_num": 1}),
                    26: ("wagtail.blocks.StructBlock", [[("title", 23), ("lines", 25)]], {}),
                    27: ("wagtail.blocks.TextBlock", (), {"label": "Question", "max_length": 1500}),
                    28: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"label": "Who asks (post, place)", "max_length": 160, "required": False},
                    ),
                    29: (
                        "core.blocks.body.CleanTextBlock",
                        (),
                        {"features": ["bold", "ol", "ul", "link"], "label": "Answer"},
                    ),
                    30: ("magazine.blocks.acts.LegalActBlock", (), {}),
                    31: (
                        "wagtail.blocks.ListBlock",
                        (30,),
                        {"default": [], "label": "Legal basis"},
                    ),
                    32: (
                        "wagtail.blocks.TextBlock",
                        (),
                        {
                            "label": "Articles and points of the acts",
                            "max_length": 600,
                            "required": False,
                        },
                    ),
                    33: (
                        "wagtail.blocks.StructBlock",
                        [
                            [
                                ("question", 27),
                                ("asked_by", 28),
                                ("answer", 29),
                                ("acts", 31),
                                ("basis", 32),
                            ]
                        ],
                        {},
                    ),
                    34: ("magazine.blocks.acts.LegalActBlock", (), {"label": "Act"}),
                    35: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"label": "In force since", "max_length": 80, "required": False},
                    ),
                    36: (
                        "core.blocks.body.CleanTextBlock",
                        (),
                        {"features": ["bold", "ol", "ul", "link"], "label": "What changes"},
                    ),
                    37: (
                        "wagtail.blocks.TextBlock",
                        (),
                        {"label": "What to do", "max_length": 600, "required": False},
                    ),
                    38: (
                        "wagtail.blocks.StructBlock",
                        [[("act", 34), ("in_force", 35), ("text", 36), ("to_do", 37)]],
                        {},
                    ),
                    39: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"label": "Who speaks (body)", "max_length": 160},
                    ),
                    40: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"label": "Post", "max_length": 160, "required": False},
                    ),
                    41: ("wagtail.blocks.TextBlock", (), {"label": "What they say"}),
                    42: (
                        "wagtail.blocks.StructBlock",
                        [[("who", 39), ("post", 40), ("text", 41)]],
                        {},
                    ),
                    43: ("wagtail.documents.blocks.DocumentChooserBlock", (), {"label": "File"}),
                },
                verbose_name="text",
            ),
        ),
        migrations.AlterField(
            model_name="articlepage",
            name="body",
            field=wagtail.fields.StreamField(
                [
                    ("text", 0),
                    ("quote", 3),
                    ("picture", 6),
                    ("table", 7),
                    ("bars", 15),
                    ("figures", 22),
                    ("box", 26),
                    ("question", 33),
                    ("law", 38),
                    ("voice", 42),
                    ("document", 43),
                ],
                block_lookup={
                    0: (
                        "core.blocks.body.CleanTextBlock",
                        (),
                        {
                            "features": ["h2", "h3", "bold", "ol", "ul", "link"],
                            "help_text": "A footnote is marked in the text as [^1]; its text stands below under that number.",
                            "label": "Text",
                        },
                    ),
                    1: ("wagtail.blocks.TextBlock", (), {"label": "Quote", "max_length": 400}),
                    2: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"label": "Who said it (post)", "required": False},
                    ),
                    3: ("wagtail.blocks.StructBlock", [[("text", 1), ("speaker", 2)]], {}),
                    4: ("wagtail.images.blocks.ImageBlock", [], {"label": "Picture"}),
                    5: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"label": "What, where, when", "required": False},
                    ),
                    6: ("wagtail.blocks.StructBlock", [[("image", 4), ("caption", 5)]], {}),
                    7: ("wagtail.contrib.table_block.blocks.TableBlock", (), {"label": "Table"}),
                    8: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"label": "What the chart shows", "max_length": 160},
                    ),
                    9: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"label": "Unit and year", "max_length": 60},
                    ),
                    10: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"label": "What is counted", "max_length": 80},
                    ),
                    11: ("wagtail.blocks.DecimalBlock", (), {"label": "Value", "min_value": 0}),
                    12: ("wagtail.blocks.StructBlock", [[("label", 10), ("value", 11)]], {}),
                    13: (
                        "wagtail.blocks.ListBlock",
                        (12,),
                        {"label": "Bars", "max_num": 12, "min_num": 2},
                    ),
                    14: ("wagtail.blocks.CharBlock", (), {"label": "Source", "max_length": 160}),
                    15: (
                        "wagtail.blocks.StructBlock",
                        [[("title", 8), ("unit", 9), ("rows", 13), ("source", 14)]],
                        {},
                    ),
                    16: ("wagtail.blocks.CharBlock", (), {"label": "Figure", "max_length": 12}),
                    17: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"label": "Unit", "max_length": 30, "required": False},
                    ),
                    18: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"label": "What it counts, and when", "max_length": 120},
                    ),
                    19: (
                        "wagtail.blocks.StructBlock",
                        [[("figure", 16), ("unit", 17), ("text", 18)]],
                        {},
                    ),
                    20: (
                        "wagtail.blocks.ListBlock",
                        (19,),
                        {"label": "Figures", "max_num": 4, "min_num": 2},
                    ),
                    21: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"label": "Source", "max_length": 160, "required": False},
                    ),
                    22: ("wagtail.blocks.StructBlock", [[("figures", 20), ("source", 21)]], {}),
                    23: ("wagtail.blocks.CharBlock", (), {"label": "Heading", "max_length": 100}),
                    24: ("wagtail.blocks.CharBlock", (), {"max_length": 240}),
                    25: ("wagtail.blocks.ListBlock", (24,), {"label": "Lines", "min_num": 1}),
                    26: ("wagtail.blocks.StructBlock", [[("title", 23), ("lines", 25)]], {}),
                    27: ("wagtail.blocks.TextBlock", (), {"label": "Question", "max_length": 1500}),
                    28: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"label": "Who asks (post, place)", "max_length": 160, "required": False},
                    ),
                    29: (
                        "core.blocks.body.CleanTextBlock",
                        (),
                        {"features": ["bold", "ol", "ul", "link"], "label": "Answer"},
                    ),
                    30: ("magazine.blocks.acts.LegalActBlock", (), {}),
                    31: (
                        "wagtail.blocks.ListBlock",
                        (30,),
                        {"default": [], "label": "Legal basis"},
                    ),
                    32: (
                        "wagtail.blocks.TextBlock",
                        (),
                        {
                            "label": "Articles and points of the acts",
                            "max_length": 600,
                            "required": False,
                        },
                    ),
                    33: (
                        "wagtail.blocks.StructBlock",
                        [
                            [
                                ("question", 27),
                                ("asked_by", 28),
                                ("answer", 29),
                                ("acts", 31),
                                ("basis", 32),
                            ]
                        ],
                        {},
                    ),
                    34: ("magazine.blocks.acts.LegalActBlock", (), {"label": "Act"}),
                    35: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"label": "In force since", "max_length": 80, "required": False},
                    ),
                    36: (
                        "core.blocks.body.CleanTextBlock",
                        (),
                        {"features": ["bold", "ol", "ul", "link"], "label": "What changes"},
                    ),
                    37: (
                        "wagtail.blocks.TextBlock",
                        (),
                        {"label": "What to do", "max_length": 600, "required": False},
                    ),
                    38: (
                        "wagtail.blocks.StructBlock",
                        [[("act", 34), ("in_force", 35), ("text", 36), ("to_do", 37)]],
                        {},
                    ),
                    39: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"label": "Who speaks (body)", "max_length": 160},
                    ),
                    40: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"label": "Post", "max_length": 160, "required": False},
                    ),
                    41: ("wagtail.blocks.TextBlock", (), {"label": "What they say"}),
                    42: (
                        "wagtail.blocks.StructBlock",
                        [[("who", 39), ("post", 40), ("text", 41)]],
                        {},
                    ),
                    43: ("wagtail.documents.blocks.DocumentChooserBlock", (), {"label": "File"}),
                },
                verbose_name="text",
            ),
        ),
    ]
