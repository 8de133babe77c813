/** How an answer is seen. */
export const answerViews = ['table', 'chart', 'json'] as const;

export type AnswerView = (typeof answerViews)[number];
