/** A plus, for buttons that add something. */
export function PlusIcon() {
  return (
    <svg
      width="10"
      height="10"
      viewBox="0 0 10 10"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
    >
      <path d="M5 .75v8.5M.75 5h8.5" />
    </svg>
  );
}
