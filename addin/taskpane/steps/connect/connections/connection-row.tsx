import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import { Delete20Regular } from '@fluentui/react-icons/svg/delete';
import { Edit20Regular } from '@fluentui/react-icons/svg/edit';
import { MoreHorizontal20Regular } from '@fluentui/react-icons/svg/more-horizontal';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Connection, Connector } from '#shared/contract/connections.js';
import { useNavigation } from '../../../app/navigation.js';
import { DriverMark } from '../sources/driver-mark.js';
import { SourceRow } from '../sources/source-row.js';
import { RemoveConnectionDialog } from './remove-connection-dialog.js';

/** "shop on db.example.com", "shop.sqlite", "reports". */
export const placeOf = ({ settings }: Connection): string => {
  const { host, database, service, file, bucket } = settings;
  const what = String(database ?? service ?? file ?? bucket ?? '');
  return host ? `${what} · ${String(host)}` : what;
};

interface ConnectionRowProps {
  readonly connection: Connection;
  readonly connector: Connector | undefined;
}

export const ConnectionRow = ({ connection, connector }: ConnectionRowProps) => {
  const { t } = useTranslation();
  const { go } = useNavigation();
  const [removing, setRemoving] = useState(false);
  const { id, name, kind } = connection;
  return (
    <>
      <SourceRow
        icon={<DriverMark kind={kind} />}
        title={name}
        detail={[connector?.label, placeOf(connection)].filter(Boolean).join(' · ')}
        onOpen={() => go({ screen: 'tables', connection: id })}
        action={
          <Menu positioning="below-end" hasIcons>
            <MenuTrigger disableButtonEnhancement>
              <Button
                appearance="subtle"
                icon={<MoreHorizontal20Regular />}
                aria-label={t('connections.more', { name })}
              />
            </MenuTrigger>
            <MenuPopover>
              <MenuList>
                <MenuItem icon={<Edit20Regular />} onClick={() => go({ screen: 'edit-connection', connection: id })}>
                  {t('connections.edit')}
                </MenuItem>
                <MenuItem icon={<Delete20Regular />} onClick={() => setRemoving(true)}>
                  {t('connections.remove')}
                </MenuItem>
              </MenuList>
            </MenuPopover>
          </Menu>
        }
      />
      {removing && <RemoveConnectionDialog connection={connection} onDone={() => setRemoving(false)} />}
    </>
  );
};
