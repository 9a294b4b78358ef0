"""A judge of PDF/UA-1 from Maven Central, asked by the tests of papers."""
