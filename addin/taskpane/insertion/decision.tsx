import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EditedSheet, Overwrite } from '../../workbook/workbook.js';

type Subject =
  | { readonly kind: 'overwrite'; readonly overwrite: Overwrite }
  | { readonly kind: 'removal'; readonly edited: EditedSheet };

interface Decision {
  readonly subject: Subject;
  readonly decide: (yes: boolean) => void;
}

/** Questions about cells that only the user can answer. */
export interface Ask {
  overwrite(overwrite: Overwrite): Promise<boolean>;
  removal(edited: EditedSheet): Promise<boolean>;
}

export const useDecision = () => {
  const [decision, setDecision] = useState<Decision | null>(null);
  const ask = useMemo<Ask>(() => {
    const about = (subject: Subject) =>
      new Promise<boolean>((resolve) => {
        const decide = (yes: boolean) => {
          setDecision(null);
          resolve(yes);
        };
        setDecision({ subject, decide });
      });
    return {
      overwrite: (overwrite) => about({ kind: 'overwrite', overwrite }),
      removal: (edited) => about({ kind: 'removal', edited }),
    };
  }, []);
  return { decision, ask };
};

const useWords = (subject: Subject) => {
  const { t } = useTranslation();
  if (subject.kind === 'overwrite') {
    const { address, cells } = subject.overwrite;
    return {
      title: t('insert.overwriteTitle', { count: cells }),
      text: t('insert.overwriteText', { address }),
      yes: t('insert.overwrite', { count: cells }),
      no: t('insert.keepCells'),
    };
  }
  return {
    title: t('insert.removalTitle', { sheet: subject.edited.sheet }),
    text: t('insert.removalText', { address: subject.edited.address }),
    yes: t('insert.removal'),
    no: t('insert.keepSheet'),
  };
};

/** Asked before filled or edited cells are lost, with their address. Closing it keeps them. */
export const DecisionDialog = ({ subject, decide }: Decision) => {
  const words = useWords(subject);
  return (
    <Dialog open modalType="alert" onOpenChange={(_, { open }) => !open && decide(false)}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{words.title}</DialogTitle>
          <DialogContent>{words.text}</DialogContent>
          <DialogActions>
            <Button onClick={() => decide(false)}>{words.no}</Button>
            <Button appearance="primary" onClick={() => decide(true)}>
              {words.yes}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
};
