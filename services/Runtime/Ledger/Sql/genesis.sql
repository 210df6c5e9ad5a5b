select genesis from ledger.head
