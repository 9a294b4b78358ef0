"""The school: learners' records, cohorts, certificates."""
