-- Codes and names are as long as their senders made them, longer than an index takes; the one projector gives each key one number (KeyBook).
drop index reports.keys_by_value;
