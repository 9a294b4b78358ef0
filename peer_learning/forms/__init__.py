"""What people type about repetitions, questions and visits."""
