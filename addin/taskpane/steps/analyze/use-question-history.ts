import { useCallback, useMemo } from 'react';
import { z } from 'zod';
import { usePreference } from '../../host/use-preference.js';

const KEPT = 20;
const askedSchema = z.object({ question: z.string(), source: z.string() });
const historySchema = z.array(askedSchema);
export type AskedQuestion = z.infer<typeof askedSchema>;

const parse = (text: string | null): AskedQuestion[] => {
  if (text === null) return [];
  try {
    const parsed = historySchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : [];
  } catch {
    return [];
  }
};

/** Questions this user asked, newest first. They stay on this machine: a workbook is read by others. */
export const useQuestionHistory = () => {
  const [text, save] = usePreference('questions');
  const questions = useMemo(() => parse(text), [text]);
  const remember = useCallback(
    (asked: AskedQuestion) => {
      const others = questions.filter(({ question }) => question !== asked.question);
      save(JSON.stringify([asked, ...others].slice(0, KEPT)));
    },
    [questions, save],
  );
  const forget = useCallback(() => save(null), [save]);
  return { questions, remember, forget };
};
