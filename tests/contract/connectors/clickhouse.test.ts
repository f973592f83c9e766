import { connectorContract } from './contract.js';
import { clickHouseTarget } from './targets/clickhouse.js';

connectorContract(clickHouseTarget);
