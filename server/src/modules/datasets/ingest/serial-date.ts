const DAY_MS = 86_400_000;
const FIRST_DAY_1900 = Date.UTC(1899, 11, 31);
const FIRST_DAY_1904 = Date.UTC(1904, 0, 1);
/** Day 60 of the 1900 system, 29 February 1900, never was; Excel keeps it for the sake of Lotus 1-2-3. */
const LEAP_BUG_DAY = 60;
/** 31 December 9999, the last day Excel knows. */
const LAST_SERIAL = 2_958_466;

const dayStart = (day: number, date1904: boolean): number => {
  if (date1904) return FIRST_DAY_1904 + day * DAY_MS;
  return FIRST_DAY_1900 + (day > LEAP_BUG_DAY ? day - 1 : day) * DAY_MS;
};

/**
 * An Excel serial number as ISO 8601: a date, with its time when the number has a fraction, to the millisecond.
 *
 * @param serial - days since 1900 (day 1 is 1 January 1900) or since 1904 (day 0 is 1 January 1904)
 * @returns null for numbers that are no date in Excel: negative ones, beyond 9999, or 29 February 1900
 */
export const isoOfSerial = (serial: number, date1904: boolean): string | null => {
  const milliseconds = Math.round(serial * DAY_MS);
  const day = Math.floor(milliseconds / DAY_MS);
  if (!(serial >= 0) || serial >= LAST_SERIAL) return null;
  if (!date1904 && (day === LEAP_BUG_DAY || day === 0)) return null;
  const iso = new Date(dayStart(day, date1904) + (milliseconds - day * DAY_MS)).toISOString();
  return milliseconds % DAY_MS === 0 ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${clock(iso)}`;
};

/** The time of day of a serial number below 1 as HH:MM:SS; null for anything else. */
export const timeOfSerial = (serial: number): string | null => {
  const milliseconds = Math.round(serial * DAY_MS);
  return serial >= 0 && milliseconds < DAY_MS ? clock(new Date(milliseconds).toISOString()) : null;
};

const clock = (iso: string): string => (iso.slice(20, 23) === '000' ? iso.slice(11, 19) : iso.slice(11, 23));
