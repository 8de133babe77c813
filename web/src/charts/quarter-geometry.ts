/** Height of a chart by quarter, its axis included, in CSS pixels. */
export const chartHeight = 288;

/** Room above the highest bar, for its number and the name of a break. */
export const plotTop = 40;

/** Room at the left for the numbers of the axis. */
export const valueAxisWidth = 36;

/** Room below the bars for the quarters and their years. */
export const quarterAxisHeight = 48;
