/** The icon for a pane that closes to the side. */
export function RailIcon() {
  return (
    <svg
      width="16"
      height="16"
      viewBox="0 0 16 16"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
    >
      <path d="M2.5 2.5v11M13.5 8H6M9 4.5 5.5 8 9 11.5" />
    </svg>
  );
}
