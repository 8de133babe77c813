interface KpiMoveProps {
  /** `+22 (+5.4%)`, or why there is none. */
  readonly words: string;
  /** `on last quarter` */
  readonly on: string;
}

/** A change and what it is a change on. It has no colour and no arrow: most changes are chance. */
export function KpiMove({ words, on }: KpiMoveProps) {
  return (
    <p>
      <b>{words}</b> <span>{on}</span>
    </p>
  );
}
