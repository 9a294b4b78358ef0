"""The textbook: lessons, questions, versions; knows no learner."""
