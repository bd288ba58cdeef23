import { useMutation } from '@tanstack/react-query';
import { answer, api } from '../../api/client';
import type { DistributionDraft } from './distributionForm';

/** Asks the clusters what saving would do; nothing is written. */
export function usePreview() {
  return useMutation({ mutationFn: (body: DistributionDraft) => answer(api.POST('/mc/v1/distributions/preview', { body })) });
}
