"""Pure rules of print: ties between words, pieces as blocks of a page, what fills last pages."""
