import { css } from 'lit';

/**
 * Notes in a line, each a `span` of its own, for which a line ends only between two of them. A point stands between
 * two, and none where a line begins: there it is out of sight.
 */
export const noteStyles = css`
  .notes {
    display: flex;
    flex-wrap: wrap;
    gap: 1px 16px;
    overflow: hidden;
  }
  .notes span {
    position: relative;
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .notes span::before {
    content: '·' / '';
    position: absolute;
    left: -10px;
  }
`;
