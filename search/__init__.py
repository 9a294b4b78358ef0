"""Search documents, Russian and Kyrgyz analysis, engines."""
