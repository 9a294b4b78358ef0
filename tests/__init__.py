"""The test suite mirrors the packages; journeys tell what people do."""
