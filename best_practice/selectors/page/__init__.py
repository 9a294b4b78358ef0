"""What a case page shows beside its story: money, gallery, rounds, data for machines."""
