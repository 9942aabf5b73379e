"""From a case, the office and a person's answers to a paper: the one room that knows both vocabularies.

Records use the glossary's English identifiers; templates use the Indonesian names of the official forms.
`form` says what is still to be asked, `preview` shows the paper as it would come out, `warnings` what to look at,
`create` writes and freezes, `copy` makes a certified copy of what was written. Pictures of evidence are named by
`shown`, decoded by `decode` in the reading workers, and given to `preview` and `create`.
"""

from core.process.letters.catalogue import TEMPLATES as TEMPLATES
from core.process.letters.catalogue import offered as offered
from core.process.letters.cautions import warnings as warnings
from core.process.letters.copying import copy as copy
from core.process.letters.copying import shown_again as shown_again
from core.process.letters.copying import word as word
from core.process.letters.form import Form as Form
from core.process.letters.form import FormField as FormField
from core.process.letters.form import form as form
from core.process.letters.issuing import Wanted as Wanted
from core.process.letters.issuing import issue as issue
from core.process.letters.issuing import wanted as wanted
from core.process.letters.making import create as create
from core.process.letters.making import refuse_unknown as refuse_unknown
from core.process.letters.making import shown as shown
from core.process.letters.pictures import Shown as Shown
from core.process.letters.pictures import decode as decode
from core.process.letters.pictures import decode_all as decode_all
from core.process.letters.previewing import Preview as Preview
from core.process.letters.previewing import preview as preview
from core.process.letters.remembering import HABITS as HABITS
from core.process.letters.remembering import keep_draft as keep_draft
from core.process.letters.signers import Signer as Signer
from core.process.letters.specimen import specimen as specimen
