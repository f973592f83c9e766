import type { ParamsOf } from '#shared/analyses/definition.js';
import type { insightsDefinition } from '#shared/analyses/insights.js';
import { useStatus } from '../api/use-status.js';
import { usePreference } from '../host/use-preference.js';
import { useShare } from './use-share.js';

type WordingParams = Partial<Pick<ParamsOf<typeof insightsDefinition>, 'wording' | 'share'>>;

/** Whether a language model words the findings: not until the user allows it, and only where the server has one. */
export const useWording = () => {
  const { data: status } = useStatus();
  const [kept, save] = usePreference('wording');
  const [share] = useShare();
  const model = status?.ai.available ? status.ai.model : null;
  const on = model !== null && kept === 'model';
  const params: WordingParams = on ? { wording: 'model', ...(share !== 'names' && { share }) } : {};
  return { model, on, share, params, allow: (allowed: boolean) => save(allowed ? 'model' : null) };
};
