-- What the inbox told of a disruption goes with it when it is erased.
GRANT UPDATE ("body") ON "inbox_item" TO "stronghold_writer";
