"""Bodies may have films, and their texts are cleaned whichever way they come."""

import wagtail.fields
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('home', '0001_initial'),
    ]

    operations = [
        migrations.AlterField(
            model_name='newspage',
            name='body',
            field=wagtail.fields.StreamField([('text', 0), ('figure', 3), ('quote', 6), ('table', 7), ('document', 8), ('film', 11)], blank=True, block_lookup={0: ('core.blocks.body.CleanTextBlock', (), {'features': ['h2', 'h3', 'bold', 'ol', 'ul', 'link', 'document-link'], 'label': 'Text', 'template': 'components/streamfield/text.html'}), 1: ('wagtail.images.blocks.ImageBlock', [], {'label': 'Picture'}), 2: ('wagtail.blocks.CharBlock', (), {'label': 'What, where, when', 'required': False}), 3: ('wagtail.blocks.StructBlock', [[('image', 1), ('caption', 2)]], {}), 4: ('wagtail.blocks.TextBlock', (), {'label': 'Quote'}), 5: ('wagtail.blocks.CharBlock', (), {'label': 'Who said it (post)', 'required': False}), 6: ('wagtail.blocks.StructBlock', [[('text', 4), ('speaker', 5)]], {}), 7: ('wagtail.contrib.table_block.blocks.TableBlock', (), {'label': 'Table', 'template': 'components/streamfield/table.html'}), 8: ('wagtail.documents.blocks.DocumentChooserBlock', (), {'label': 'File', 'template': 'components/streamfield/document.html'}), 9: ('wagtail.blocks.CharBlock', (), {'help_text': 'From YouTube, Vimeo, Rutube or VK; any other address becomes a link.', 'label': 'Address of the film', 'max_length': 500}), 10: ('wagtail.blocks.CharBlock', (), {'label': 'What the film shows', 'max_length': 160}), 11: ('wagtail.blocks.StructBlock', [[('address', 9), ('title', 10)]], {})}, verbose_name='text'),
        ),
        migrations.AlterField(
            model_name='standardpage',
            name='body',
            field=wagtail.fields.StreamField([('text', 0), ('figure', 3), ('quote', 6), ('table', 7), ('document', 8), ('film', 11)], blank=True, block_lookup={0: ('core.blocks.body.CleanTextBlock', (), {'features': ['h2', 'h3', 'bold', 'ol', 'ul', 'link', 'document-link'], 'label': 'Text', 'template': 'components/streamfield/text.html'}), 1: ('wagtail.images.blocks.ImageBlock', [], {'label': 'Picture'}), 2: ('wagtail.blocks.CharBlock', (), {'label': 'What, where, when', 'required': False}), 3: ('wagtail.blocks.StructBlock', [[('image', 1), ('caption', 2)]], {}), 4: ('wagtail.blocks.TextBlock', (), {'label': 'Quote'}), 5: ('wagtail.blocks.CharBlock', (), {'label': 'Who said it (post)', 'required': False}), 6: ('wagtail.blocks.StructBlock', [[('text', 4), ('speaker', 5)]], {}), 7: ('wagtail.contrib.table_block.blocks.TableBlock', (), {'label': 'Table', 'template': 'components/streamfield/table.html'}), 8: ('wagtail.documents.blocks.DocumentChooserBlock', (), {'label': 'File', 'template': 'components/streamfield/document.html'}), 9: ('wagtail.blocks.CharBlock', (), {'help_text': 'From YouTube, Vimeo, Rutube or VK; any other address becomes a link.', 'label': 'Address of the film', 'max_length': 500}), 10: ('wagtail.blocks.CharBlock', (), {'label': 'What the film shows', 'max_length': 160}), 11: ('wagtail.blocks.StructBlock', [[('address', 9), ('title', 10)]], {})}, verbose_name='text'),
        ),
    ]
