interface Answered {
  readonly page?: {
    readonly blocks?: readonly { readonly notes?: readonly { readonly code?: string }[] }[];
  };
}

/**
 * Whether an answer has everything that was asked for. A block that failed on the server has a note
 * about it.
 */
export function isComplete(data: Readonly<Record<string, unknown>> | null | undefined): boolean {
  const { page }: Answered = data ?? {};
  return (
    page?.blocks?.some(({ notes = [] }) => notes.some(({ code }) => code === 'FAILED')) !== true
  );
}
