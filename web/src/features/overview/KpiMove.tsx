interface KpiMoveProps {
  /** `+22 (+5.4%)`; null where there is nothing to compare with. */
  readonly signed: string | null;
  /** `on last quarter` */
  readonly on: string;
}

/** A change and what it is a change on. It has no colour and no arrow: most changes are chance. */
export function KpiMove({ signed, on }: KpiMoveProps) {
  return (
    <p>
      <b>{signed ?? 'Not comparable'}</b> <span>{on}</span>
    </p>
  );
}
