/** The view in which an answer is shown. */
export const answerViews = ['table', 'chart', 'json'] as const;

export type AnswerView = (typeof answerViews)[number];
