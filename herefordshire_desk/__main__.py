"""`python -m herefordshire_desk` is the same thing as `herefordshire-desk`."""

import sys

from herefordshire_desk.main import main

sys.exit(main())
