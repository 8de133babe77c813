const drawings = {
  CARET: { box: [10, 6], path: 'M1 1l4 4 4-4' },
  FIND: {
    box: [16, 16],
    path: 'M7 2.25a4.75 4.75 0 1 0 0 9.5a4.75 4.75 0 1 0 0-9.5M10.6 10.6 14.5 14.5',
  },
  CROSS: { box: [10, 10], path: 'M1.5 1.5l7 7M8.5 1.5l-7 7' },
  PLUS: { box: [10, 10], path: 'M5 .75v8.5M.75 5h8.5' },
  MORE: { box: [16, 16], path: 'M3 8h.01M8 8h.01M13 8h.01' },
  GRIP: { box: [8, 14], path: 'M2 2h.01M6 2h.01M2 7h.01M6 7h.01M2 12h.01M6 12h.01' },
} as const;

/** An icon for the builder, drawn in lines. The element around it has the label. */
export function BuilderIcon({
  of,
  isTurned = false,
}: {
  readonly of: keyof typeof drawings;
  readonly isTurned?: boolean;
}) {
  const { box, path } = drawings[of];
  const isDots = of === 'MORE' || of === 'GRIP';
  return (
    <svg
      width={box[0]}
      height={box[1]}
      viewBox={`0 0 ${box[0]} ${box[1]}`}
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeWidth={isDots ? 2.6 : 1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
      transform={isTurned ? 'rotate(-90)' : undefined}
    >
      <path d={path} />
    </svg>
  );
}
