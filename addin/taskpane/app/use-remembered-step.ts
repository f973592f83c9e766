import { useEffect, useRef } from 'react';
import { useWorkbookSetting } from '../workbook-access/use-workbook-setting.js';
import { useNavigation } from './navigation.js';
import { stepOf, steps, type Step } from './places.js';

/** The workbook keeps the step its user was at, and opens there next time. */
export const useRememberedStep = () => {
  const { value, ready, save } = useWorkbookSetting<Step>('dv.step');
  const { place, moves, go } = useNavigation();
  const restored = useRef(false);
  const step = stepOf(place);

  useEffect(() => {
    if (!ready || restored.current) return;
    restored.current = true;
    const known = steps.find((candidate) => candidate === value);
    if (known && moves === 0) go({ screen: known });
  }, [ready, value, moves, go]);

  useEffect(() => {
    if (restored.current && moves > 0 && step && step !== value) void save(step);
  }, [step, moves, value, save]);
};
